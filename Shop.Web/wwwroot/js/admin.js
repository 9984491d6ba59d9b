// Back office only: search key, confirmation, unsaved changes, progress of long operations.

const search = document.querySelector(".admin-search input");
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && search) { event.preventDefault(); search.focus(); search.select(); }
});

// Irreversible actions ask for confirmation, with the focus on "keep".
const ask = document.getElementById("confirm");
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  const form = event.target;
  const text = button?.dataset.confirm ?? form.dataset.confirm;
  if (!text || !ask || form.dataset.confirmed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask.querySelector("[data-confirm-text]").textContent = text;
  const yes = ask.querySelector("[data-confirm-yes]");
  yes.textContent = button?.dataset.confirmYes ?? button?.textContent.trim() ?? document.body.dataset.continue;
  yes.onclick = () => {
    ask.close();
    form.dataset.confirmed = "1";
    form.requestSubmit(button);
    delete form.dataset.confirmed;
  };
  window.shop.openDialog(ask, button);
}, true);

// Copies a field to the clipboard; without clipboard access its text is selected.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.dataset.copies === undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  copy(event.target, button).catch(() => window.shop.sendWhole(event.target, button));
}, true);

const copy = async (form, button) => {
  const answer = await fetch(button.formAction, { method: "POST", body: new FormData(form, button) });
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const field = page.getElementById(form.dataset.copy);
  if (!field) { location.reload(); return; }
  document.getElementById(field.id)?.closest(".field").remove();
  form.before(field.closest(".field"));
  field.select();
  const done = await navigator.clipboard?.writeText(field.value).then(() => true, () => false) || document.execCommand("copy");
  button.focus();
  button.querySelector("span").textContent = document.body.dataset[done ? "copied" : "selected"];
  window.shop.announce(button.textContent.trim());
};

// Warns about unsaved changes.
let dirty = false;
for (const form of document.querySelectorAll("form[data-guard]")) {
  const bar = form.querySelector(".save-bar");
  const state = bar?.querySelector(".state");
  const clean = state?.textContent;
  form.addEventListener("input", () => { dirty = true; bar?.classList.add("is-dirty"); if (state) state.textContent = document.body.dataset.unsaved; });
  form.addEventListener("reset", () => { dirty = false; bar?.classList.remove("is-dirty"); if (state) state.textContent = clean; });
  form.addEventListener("submit", () => { dirty = false; });
}
window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

// Progress: the fragment is polled until it reports completion.
const watch = document.querySelector("[data-poll='true']");
if (watch) {
  let said = -10;
  const look = async () => {
    const here = document.getElementById(watch.id);
    if (here?.dataset.poll !== "true") return;
    try {
      const answer = await fetch(location.href, { headers: { "X-Region": watch.id } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(watch.id);
      if (fresh) {
        here.replaceWith(fresh);
        const done = Number(fresh.dataset.percent ?? 0);
        if (done >= said + 10 || fresh.dataset.poll !== "true") { said = done; window.shop.announce(fresh.querySelector("[data-said]").textContent); }
        // The next actions are outside the fragment.
        if (fresh.dataset.poll !== "true") { location.reload(); return; }
      }
    } catch { /* the next round tries again */ }
    setTimeout(look, 1000);
  };
  setTimeout(look, 800);
}

for (const place of document.querySelectorAll(".upload")) {
  const input = place.querySelector("input[type=file]");
  place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("is-over"); });
  place.addEventListener("dragleave", () => place.classList.remove("is-over"));
  place.addEventListener("drop", (event) => { event.preventDefault(); place.classList.remove("is-over"); input.files = event.dataTransfer.files; input.dispatchEvent(new Event("change", { bubbles: true })); });
}

// Repeating rows: a template is cloned with the next index.
document.addEventListener("click", (event) => {
  const more = event.target.closest("[data-add-row]");
  if (!more) return;
  const list = document.getElementById(more.dataset.addRow);
  const template = document.getElementById(`${more.dataset.addRow}-template`);
  const index = list.children.length;
  const holder = document.createElement("template");
  holder.innerHTML = template.innerHTML.replaceAll("__index__", String(index));
  list.append(holder.content);
  list.lastElementChild?.querySelector("input, select")?.focus();
});
