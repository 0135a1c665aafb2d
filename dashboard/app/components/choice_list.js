// A list of which one line is chosen. Text is set as text, never as HTML.
const LONG = 10

const element = (name, className, text) => {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

const mark = (root, chosen) => {
  for (const line of root.querySelectorAll("tbody tr")) {
    const here = line.dataset.key === chosen
    line.classList.toggle("chosen", here)
    line.querySelector("button").setAttribute("aria-pressed", here ? "true" : "false")
  }
}

const fill = (root, data) => {
  const table = element("table")
  const head = table.createTHead().insertRow()
  for (const column of data.columns) {
    const name = element("th", column.align, column.label)
    name.scope = "col"
    head.append(name)
  }
  const body = table.createTBody()
  for (const line of data.lines) {
    const row = body.insertRow()
    row.dataset.key = line.key
    row.addEventListener("click", () => root.choose(line.key))
    const widest = data.columns.findIndex((column) => !column.align)
    line.texts.forEach((text, index) => {
      const place = row.insertCell()
      place.className = data.columns[index].align
      place.classList.toggle("long", text.length > LONG)
      const tone = index ? "" : line.tone
      // The sentence is the button, so that the list works from a keyboard.
      place.append(element(index === widest ? "button" : "span", tone, text))
    })
  }
  root.replaceChildren(table)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.choose = (key) => {
    mark(root, key)
    setTriggerValue("picked", key)
  }
  const signature = JSON.stringify([data.columns, data.lines])
  if (root.signature !== signature) {
    root.signature = signature
    fill(root, data)
  }
  mark(root, data.chosen)
}
