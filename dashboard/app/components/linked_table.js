// Tables whose cells may lead to a report's text. Text is set as text, never as HTML.
const element = (name, className, text) => {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

const fill = (place, cell, address) => {
  if (typeof cell !== "object" || cell === null) {
    place.textContent = cell ?? ""
    return
  }
  const tone = cell.tone ?? ""
  if (!cell.target) {
    place.append(element("span", tone, cell.text))
    return
  }
  const link = element("a", tone, cell.text)
  link.href = address(cell.target)
  link.target = "_self"
  place.append(link)
}

const grid = (table, address) => {
  const made = element("table")
  const head = made.createTHead().insertRow()
  for (const column of table.columns) {
    const name = element("th", column.align, column.label)
    name.scope = "col"
    head.append(name)
  }
  const body = made.createTBody()
  for (const row of table.rows) {
    const line = body.insertRow()
    row.forEach((cell, index) => {
      const place = line.insertCell()
      place.className = [table.columns[index].align, cell?.part ? "part" : ""].join(" ").trim()
      fill(place, cell, address)
    })
  }
  const scroll = element("div", "scroll")
  scroll.append(made)
  return scroll
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root")
  const signature = JSON.stringify(data)
  if (root.signature === signature) return
  root.signature = signature
  const address = (target) => {
    const query = Object.entries({ ...data.common, ...target }).filter(([, code]) => code)
    return `${data.page}?${new URLSearchParams(query)}`
  }
  root.replaceChildren(
    ...data.tables.map((table) => {
      const details = element("details")
      details.open = table.open
      const summary = element("summary", "", table.caption)
      if (table.note) summary.append(element("span", "note", table.note))
      details.append(summary, grid(table, address))
      return details
    })
  )
}
