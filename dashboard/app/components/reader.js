// A report's text beside its figures. Everything is written as text, never as HTML.
const element = (name, className, text) => {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

// Brings a part of a scrolling box into its middle, and leaves the page itself where it is.
const centre = (box, part) => {
  const place = part.getBoundingClientRect()
  const frame = box.getBoundingClientRect()
  if (place.top >= frame.top + 40 && place.bottom <= frame.bottom - 40) return
  box.scrollTop += place.top - frame.top - frame.height / 2 + place.height / 2
}

const build = (root, data, choose) => {
  const quotes = new Map()
  const items = new Map()
  const text = root.querySelector(".text")
  const list = root.querySelector(".list")

  const run = ({ text: words, figures }) => {
    if (!figures.length) return document.createTextNode(words)
    const quote = element("span", "quote", words)
    for (const index of figures) {
      const figure = data.figures[index]
      if (!quotes.has(figure.key)) quotes.set(figure.key, [])
      quotes.get(figure.key).push(quote)
      if (figure.tone) quote.classList.add(figure.tone)
    }
    if (!words) quote.classList.add("blank")
    // Of several figures over the same words the last is the narrowest.
    const figure = data.figures[figures[figures.length - 1]]
    quote.title = figure.hint
    quote.addEventListener("click", () => choose(figure.key))
    return quote
  }

  text.replaceChildren()
  for (const page of data.pages) {
    text.append(element("div", "page-rule", page.label))
    for (const line of page.lines) {
      const row = element("div", `line ${line.kind}`)
      if (line.kind === "row") {
        // Numbers in narrow columns at the right stand under each other, whatever labels come before them.
        const numeric = (cell) => /^[\d,.，．—/-]*$/.test(cell.map((part) => part.text).join("").trim())
        row.style.gridTemplateColumns = line.cells.map((cell) => (numeric(cell) ? "52px" : "minmax(0, 1fr)")).join(" ")
        for (const cell of line.cells) {
          const place = element("span", "cell")
          place.append(...cell.map(run))
          row.append(place)
        }
      } else row.append(...line.cells.flat().map(run))
      text.append(row)
    }
  }

  list.replaceChildren()
  for (const group of data.groups) {
    const details = element("details")
    details.open = group.open
    details.append(element("summary", "", group.label))
    for (const index of group.figures) {
      const figure = data.figures[index]
      const item = element("button", "item")
      item.type = "button"
      const tone = figure.tone === "marked" ? "attention" : "quiet"
      item.append(
        element("span", "label", figure.label),
        element("span", `state ${tone}`, figure.state),
        element("span", "value", figure.value)
      )
      if (figure.reason) item.append(element("span", `reason ${tone}`, figure.reason))
      item.figure = figure
      item.addEventListener("click", () => choose(figure.key))
      items.set(figure.key, item)
      details.append(item)
    }
    list.append(details)
  }

  const nothing = root.querySelector(".nothing")
  const search = root.querySelector("input[type=search]")
  const doubtful = root.querySelector("input[type=checkbox]")
  const sift = () => {
    const wanted = search.value.trim()
    let left = 0
    for (const item of items.values()) {
      const { label, value, tone } = item.figure
      item.hidden = (wanted && !`${label}${value}`.includes(wanted)) || (doubtful.checked && tone !== "marked")
      item.style.display = item.hidden ? "none" : ""
      left += item.hidden ? 0 : 1
    }
    for (const details of list.querySelectorAll("details")) {
      const some = [...details.querySelectorAll(".item")].some((item) => !item.hidden)
      details.hidden = !some
      if (some && (wanted || doubtful.checked)) details.open = true
    }
    nothing.hidden = left > 0
  }
  search.oninput = sift
  doubtful.onchange = sift
  // Up and down walk the list; Tab reaches it, Enter chooses.
  list.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const shown = [...items.values()].filter((item) => !item.hidden && item.closest("details").open)
    const at = shown.indexOf(event.composedPath()[0])
    const next = shown[at + step]
    if (at < 0 || !next) return
    event.preventDefault()
    next.focus()
    choose(next.figure.key)
  }
  return { quotes, items, text, list, figures: new Map(data.figures.map((figure) => [figure.key, figure])) }
}

const show = (root, key) => {
  const { quotes, items, text, list, figures } = root.built
  for (const quote of text.querySelectorAll(".chosen")) quote.classList.remove("chosen")
  for (const item of items.values()) item.removeAttribute("aria-current")
  const figure = figures.get(key)
  root.querySelector(".what").textContent = figure ? figure.where : root.dataset.prompt
  root.querySelector(".chosen-figure .value").textContent = figure ? `${figure.label} ${figure.value}` : ""
  const note = root.querySelector(".note")
  note.textContent = figure ? [figure.state, figure.reason].filter(Boolean).join("：") : ""
  note.className = `note ${figure?.tone === "marked" ? "attention" : "quiet"}`
  if (!figure) return
  const parts = quotes.get(key) ?? []
  for (const quote of parts) quote.classList.add("chosen")
  if (parts.length) centre(text, parts[0])
  // A heading is marked in the text only.
  const item = items.get(key)
  if (!item) return
  item.setAttribute("aria-current", "true")
  item.closest("details").open = true
  centre(list, item)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.prompt = data.prompt
  root.send = (key) => setTriggerValue("picked", key)
  if (root.report !== data.report) {
    root.report = data.report
    const choose = (key) => {
      root.chosen = key
      show(root, key)
      root.send(key)
    }
    root.built = build(root, data, choose)
    root.chosen = undefined
  }
  if (root.chosen !== data.chosen) {
    root.chosen = data.chosen
    // The first time the fonts may still be on their way: measure once more when they have come.
    show(root, data.chosen)
    document.fonts?.ready.then(() => root.chosen === data.chosen && show(root, data.chosen))
  }
}
