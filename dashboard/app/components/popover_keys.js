// A popover that a key opened takes the focus; arrows and Tab go through it, and past its ends it closes.
const BODY = '[data-testid="stPopoverBody"]'
const ENTRY = "button:not([disabled]), a[href], input:not([disabled]), textarea:not([disabled])"

// Components keep their buttons in a shadow of their own.
const entries = (part) =>
  [...part.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? entries(one.shadowRoot) : one.matches(ENTRY) ? [one] : []
  )

const focused = () => {
  let one = document.activeElement
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
  return one
}

export default function () {
  const opened = new WeakMap()
  const enter = () => {
    for (const body of document.querySelectorAll(BODY)) {
      const [first] = entries(body)
      if (opened.has(body) || !first) continue
      const button = document.activeElement
      opened.set(body, button)
      if (button?.matches("button:focus-visible")) first.focus({ preventScroll: true })
    }
  }
  const move = (event) => {
    const body = event.target.closest?.(BODY)
    if (!body) return
    const all = entries(body)
    const here = all.indexOf(focused())
    const steps = { ArrowDown: 1, ArrowUp: -1, Tab: event.shiftKey ? -1 : 1 }
    const to = here + (steps[event.key] ?? 0)
    if (here < 0 || to === here) return
    const typing = all[here].matches("input, textarea")
    if (event.key !== "Tab" && !typing) {
      event.preventDefault()
      all[to]?.focus()
    }
    if (event.key === "Tab" && !all[to]) {
      const button = opened.get(body)
      // Tab itself goes on from the button.
      if (to < 0) event.preventDefault()
      button?.focus()
      button?.click()
    }
  }
  const observer = new MutationObserver(enter)
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener("keydown", move, true)
  return () => {
    observer.disconnect()
    document.removeEventListener("keydown", move, true)
  }
}
