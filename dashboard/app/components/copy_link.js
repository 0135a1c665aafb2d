// Copies the address; an intranet page without https has no clipboard of its own, so the old way is kept.
export default function (component) {
  const { data, parentElement } = component
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = async () => {
    const address = window.location.href
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(address)
    } else {
      const field = document.createElement("textarea")
      field.value = address
      document.body.append(field)
      field.select()
      document.execCommand("copy")
      field.remove()
    }
    button.textContent = data.done
    setTimeout(() => { button.textContent = data.label }, 2000)
  }
}
