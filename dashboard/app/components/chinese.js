// Streamlit's own words stand in labels, titles and short texts of its buttons: each is looked up whole.
const NAMES = ["aria-label", "title", "placeholder"]
const PLACES = "[aria-label],[title],[placeholder]"
// What a document or an office wrote is never touched: only Streamlit's own chrome is looked at.
const CHROME = [
  '[data-testid="stSelectboxVirtualDropdown"] span',
  '[data-testid="stTooltipContent"] p',
  '[data-testid="stSkipToContent"]',
  '[data-testid="stStatusWidget"] *',
  '[data-testid="stDialog"] *',
  '[data-testid="stFileUploaderDropzone"] *',
  '[data-testid="stSelectbox"] [data-placeholder]',
].join(",")

export default function ({ data }) {
  document.documentElement.lang = "zh-CN"
  const translate = () => {
    for (const part of document.querySelectorAll(PLACES))
      for (const name of NAMES) {
        const word = data[part.getAttribute(name)]
        if (word) part.setAttribute(name, word)
      }
    for (const part of document.querySelectorAll(CHROME)) {
      const word = part.children.length === 0 && data[part.textContent.trim()]
      if (word) part.textContent = word
    }
  }
  let waiting = 0
  const observer = new MutationObserver(() => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0
      translate()
    })
  })
  translate()
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: NAMES })
  return () => observer.disconnect()
}
