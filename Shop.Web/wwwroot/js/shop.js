// Storefront only: the cart drawer and variant selection.

const drawer = document.getElementById("cart-drawer");

// Adding opens the drawer with the server's response; without JavaScript the cart page opens instead.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!drawer || !form.matches("[data-add]") || event.submitter?.formMethod === "get") return;
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = "1";
  const button = event.submitter;
  button?.setAttribute("aria-busy", "true");
  add(form, button).catch(() => HTMLFormElement.prototype.submit.call(form)).finally(() => {
    delete form.dataset.sent;
    button?.removeAttribute("aria-busy");
  });
}, true);

const add = async (form, button) => {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button), headers: { "X-Region": "cart-drawer" } });
  const html = await answer.text();
  if (!answer.ok) throw new Error(answer.statusText);
  if (!answer.headers.get("X-Region")) { location.assign(answer.url); return; }
  drawer.innerHTML = html;
  const count = drawer.querySelector("[data-count]")?.dataset.count;
  for (const place of document.querySelectorAll("[data-cart-count]")) {
    place.textContent = count ?? "";
    place.hidden = !count || count === "0";
  }
  const label = drawer.querySelector("[data-count-label]")?.dataset.countLabel;
  for (const place of document.querySelectorAll("[data-cart-label]")) place.textContent = label ?? "";
  if (!drawer.open) window.shop.openDialog(drawer, button);
};

// Options: price, stock and image follow the selection. The server validates it when the form is submitted.
const picker = document.querySelector("[data-variants]");
if (picker) {
  const variants = JSON.parse(document.getElementById("variants").textContent);
  const groups = [...picker.querySelectorAll("fieldset[data-option]")];
  const chosen = () => groups.map((group) => group.querySelector("input:checked")?.value ?? null);
  const one = (selector) => document.querySelector(selector);
  const show = () => {
    const values = chosen();
    const found = variants.find((variant) => variant.options.every((value, index) => value === values[index]));
    groups.forEach((group, index) => {
      const label = group.querySelector("[data-chosen]");
      if (label) label.textContent = values[index] ?? "";
      for (const input of group.querySelectorAll("input")) {
        const fits = variants.some((variant) => variant.available && variant.options.every((value, at) => (at === index ? value === input.value : value === values[at])));
        input.closest(".option").classList.toggle("is-out", !fits);
      }
    });
    const button = one("[data-add-button]");
    const price = one("[data-price]");
    const stock = one("[data-stock]");
    if (price && found) price.innerHTML = found.price;
    if (stock) stock.innerHTML = found ? found.stock : stock.dataset.none;
    if (button) {
      button.disabled = !found?.available;
      button.querySelector("span").textContent = found && !found.available ? button.dataset.soldOutText : button.dataset.addText;
    }
    const code = one("[data-sku]");
    if (code && found) code.textContent = found.sku;
    const image = one(".gallery img");
    if (found?.image && image && image.getAttribute("src") !== found.image) { image.removeAttribute("srcset"); image.src = found.image; image.alt = found.alt; }
    const quantity = picker.querySelector(".stepper input");
    if (quantity && found?.max) quantity.max = found.max;
    if (found) {
      const address = new URL(location.href);
      address.search = "";
      groups.forEach((group, index) => address.searchParams.set(group.dataset.option, values[index]));
      history.replaceState(history.state, "", address);
    }
  };
  picker.addEventListener("change", (event) => { if (event.target.type === "radio") show(); });
  if (groups.length) {
    const before = location.href;
    show();
    history.replaceState(history.state, "", before);
  }
}
