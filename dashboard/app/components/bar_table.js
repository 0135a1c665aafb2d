// A table with a bar in each cell, sorted by the column whose heading is pressed. Text is set as text, never as HTML.
const element = (name, className, text) => {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

const words = (cell, address) => {
  if (!cell.target) return element("span", cell.tone, cell.text)
  const link = element("a", cell.tone, cell.text)
  link.href = address(cell.target)
  link.target = "_self"
  return link
}

const fill = (place, cell, colour, address) => {
  const line = element("div", "line")
  if (cell.hint) line.title = cell.hint
  line.append(words(cell, address), element("span", "rank", cell.rank))
  const bar = element("div", cell.value === null ? "bar none" : `bar ${cell.tone}`.trim())
  const length = element("span")
  length.style.width = `${100 * cell.length}%`
  if (colour && cell.tone !== "quiet") length.style.background = colour
  if (cell.value !== null) bar.append(length)
  const notes = element("div", "notes")
  notes.append(...cell.notes.map((note) => element("span", "", note)))
  place.append(line)
  if (cell.length !== null) place.append(bar)
  if (cell.notes.length) place.append(notes)
}

const lineOf = (row, columns, address) => {
  const line = element("tr", row.colour ? "chosen" : "")
  const name = element("th", "name", row.name)
  name.scope = "row"
  if (row.colour) name.style.borderLeftColor = row.colour
  line.append(name)
  row.cells.forEach((cell, index) => {
    const place = element("td")
    fill(place, cell, row.colour || columns[index].colour, address)
    line.append(place)
  })
  return line
}

// Missing values come last in both directions; equal ones keep the order of the rows.
const ordered = (data, order) => {
  const rising = order.startsWith("-")
  const index = data.columns.findIndex((column) => column.key === (rising ? order.slice(1) : order))
  if (index < 0) return data.rows
  return [...data.rows].sort((one, other) => {
    const [a, b] = [one.cells[index].value, other.cells[index].value]
    if (a === null || b === null) return (a === null) - (b === null)
    return rising ? a - b : b - a
  })
}

const show = (root, data) => {
  const rows = ordered(data, root.order)
  const pages = Math.ceil(rows.length / data.length)
  root.place = Math.min(root.place ?? 0, Math.max(pages - 1, 0))
  const first = root.place * data.length
  const some = rows.slice(first, first + data.length)
  root.querySelector("tbody").replaceChildren(...some.map((row) => lineOf(row, data.columns, root.address)))
  for (const head of root.querySelectorAll("th[data-key]")) {
    const rising = root.order === `-${head.dataset.key}`
    const here = rising || root.order === head.dataset.key
    if (here) head.setAttribute("aria-sort", rising ? "ascending" : "descending")
    else head.removeAttribute("aria-sort")
    head.querySelector(".way").textContent = here ? (rising ? " ▲" : " ▼") : ""
  }
  const pager = root.querySelector(".pager")
  pager.hidden = pages < 2
  pager.querySelector("span").textContent = `第 ${first + 1}—${first + some.length} 个，共 ${rows.length} 个`
  const [back, on] = pager.querySelectorAll("button")
  back.disabled = root.place === 0
  on.disabled = root.place >= pages - 1
}

const heading = (root, data, column) => {
  const head = element("th")
  head.scope = "col"
  const label = element(data.sortable ? "button" : "span", "", column.label)
  if (data.sortable) {
    head.dataset.key = column.key
    label.append(element("span", "way"))
    label.addEventListener("click", () => {
      root.order = root.order === column.key ? `-${column.key}` : column.key
      root.place = 0
      show(root, data)
      root.sort(root.order)
    })
  }
  head.append(label, element("span", "unit", column.unit))
  return head
}

const build = (root, data) => {
  const table = element("table", data.rows.some((row) => row.colour) ? "some" : "")
  const head = table.createTHead().insertRow()
  const name = element("th", "", data.heading)
  name.scope = "col"
  head.append(name, ...data.columns.map((column) => heading(root, data, column)))
  table.createTBody()
  table.style.minWidth = `${140 + 94 * data.columns.length}px`
  const scroll = element("div", "scroll")
  scroll.append(table)
  const pager = element("div", "pager")
  const turn = (label, step) => {
    const button = element("button", "", label)
    button.addEventListener("click", () => {
      root.place += step
      show(root, data)
    })
    return button
  }
  pager.append(element("span"), turn("上一页", -1), turn("下一页", 1))
  root.replaceChildren(element("p", "caption", data.caption), scroll, pager)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.sort = (order) => setTriggerValue("sorted", order)
  root.address = (target) => {
    const query = Object.entries({ ...data.common, ...target }).filter(([, code]) => code)
    return `${data.page}?${new URLSearchParams(query)}`
  }
  const { sorted, ...rest } = data
  const signature = JSON.stringify(rest)
  const changed = root.signature !== signature
  if (changed) {
    root.signature = signature
    build(root, data)
  }
  if (changed || root.order !== sorted) {
    root.order = sorted
    show(root, data)
  }
}
