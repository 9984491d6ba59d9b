// Shared: busy buttons, fragments that replace themselves, steppers, dialogs, notices. Every page works without it.

const announce = (text) => {
  const place = document.querySelector("[data-announce]");
  if (place) { place.textContent = ""; requestAnimationFrame(() => { place.textContent = text; }); }
};

// A form is submitted once. The pressed button keeps its width and shows that it is busy.
const release = () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy=true]")) button.removeAttribute("aria-busy");
  }
};

// A preview request (data-sends) blocks nothing: a newer one or the real submission replaces it.
let asking = null;
document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  asking?.abort();
  const region = button?.dataset.region ?? form.dataset.region;
  if (!button?.dataset.sends) {
    form.dataset.sent = "1";
    button?.setAttribute("aria-busy", "true");
  }
  if (region) { event.preventDefault(); replaceRegion(form, button, region); }
  else if (button?.dataset.download !== undefined) setTimeout(release, 1500);
});
window.addEventListener("pageshow", release);

// The same URL returns a whole page; the element with the same id replaces the old one. Text typed meanwhile is kept.
const replaceRegion = async (form, submitter, name) => {
  const body = new FormData(form, submitter);
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  const question = new AbortController();
  asking = question;
  try {
    const answer = await fetch(action, { method: "POST", body, headers: { "X-Region": name }, signal: question.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (question.signal.aborted) return;
    const region = document.getElementById(name);
    const fresh = page.getElementById(name);
    if (!answer.ok) throw new Error(answer.statusText);
    if (!fresh || !region) { location.assign(answer.url || action); return; }
    const focused = document.activeElement;
    const caret = focused?.selectionStart ?? null;
    keepTyped(form, fresh, body);
    region.replaceWith(fresh);
    document.dispatchEvent(new CustomEvent("region", { detail: fresh }));
    document.title = page.title;
    for (const name of ["[data-cart-count]", "[data-cart-label]"]) {
      const next = page.querySelector(name);
      if (next) document.querySelector(name)?.replaceWith(next.cloneNode(true));
    }
    const again = focused?.id ? usable(document.getElementById(focused.id)) : null;
    // A single invalid field gets the focus, with its message next to it; several are listed at the top.
    const wrong = fresh.querySelectorAll("[aria-invalid=true]");
    const target = (wrong.length === 1 ? wrong[0] : fresh.querySelector(".error-summary"))
      ?? again ?? (region.contains(focused) ? fresh.querySelector("[data-focus]") : null);
    target?.focus();
    if (target === again && caret !== null) try { again.setSelectionRange(caret, caret); } catch { /* not a text field */ }
    const notice = fresh.querySelector(".notice p");
    if (notice) announce(notice.textContent.trim());
  } catch {
    if (!question.signal.aborted) sendWhole(form, submitter);
  }
};

// If the fragment cannot be loaded, the whole form is submitted to the button's target.
const sendWhole = (form, submitter) => {
  if (submitter?.hasAttribute("formaction")) form.setAttribute("action", submitter.getAttribute("formaction"));
  HTMLFormElement.prototype.submit.call(form);
};

// A stepper button that reaches its limit moves the focus to the other one.
const usable = (element) => element?.disabled ? element.closest(".stepper")?.querySelector("button[data-step]:not(:disabled)") ?? null : element;

const keepTyped = (form, fresh, sent) => {
  for (const field of form.elements) {
    const next = field.id ? fresh.querySelector("#" + CSS.escape(field.id)) : null;
    if (!next || ["hidden", "submit", "button", "fieldset"].includes(field.type)) continue;
    const choice = field.type === "radio" || field.type === "checkbox";
    const before = choice ? sent.getAll(field.name).includes(field.value) : (sent.get(field.name) ?? "");
    if (choice && field.checked !== before) next.checked = field.checked;
    if (!choice && field.value !== before) next.value = field.value;
  }
};

// Fields that change what the page shows submit their form.
let waiting;
document.addEventListener("change", (event) => {
  const control = event.target.closest("[data-send]");
  if (!control?.form) return;
  clearTimeout(waiting);
  const button = control.form.querySelector(`[data-sends="${control.dataset.send}"]`) ?? null;
  waiting = setTimeout(() => control.form.requestSubmit(button), control.type === "number" ? 350 : 0);
});

// Entries of a form with data-keep are saved in the background, so that they survive navigation.
let unkept = null;
let keeping;
const keep = () => {
  const form = unkept?.isConnected ? unkept : null;
  unkept = null;
  clearTimeout(keeping);
  if (form) navigator.sendBeacon(form.dataset.keep, new FormData(form));
};
document.addEventListener("input", (event) => { if (event.target.form?.dataset.keep) unkept = event.target.form; });
document.addEventListener("change", (event) => { if (event.target.form?.dataset.keep) { clearTimeout(keeping); keeping = setTimeout(keep, 500); } });
document.addEventListener("submit", (event) => { if (event.target === unkept) { unkept = null; clearTimeout(keeping); } });
window.addEventListener("pagehide", keep);

// Quantity: minus and plus next to a number field.
document.addEventListener("click", (event) => {
  const step = event.target.closest(".stepper button[data-step]");
  if (step) {
    const input = step.parentElement.querySelector("input");
    const before = input.value;
    if (step.dataset.step === "1") input.stepUp(); else input.stepDown();
    if (input.value !== before) input.dispatchEvent(new Event("change", { bubbles: true }));
    limit(step.parentElement);
    usable(step)?.focus();
    return;
  }

  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog) { event.preventDefault(); openDialog(dialog, opener); }
    return;
  }

  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
  if (event.target instanceof HTMLDialogElement && event.target.open) event.target.close();

  const printer = event.target.closest("[data-print]");
  if (printer) { event.preventDefault(); window.print(); }

  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

const limit = (stepper) => {
  const input = stepper.querySelector("input");
  const value = input.valueAsNumber;
  const [less, more] = stepper.querySelectorAll("button[data-step]");
  if (less) less.disabled = input.min !== "" && value <= Number(input.min);
  if (more) more.disabled = input.max !== "" && value >= Number(input.max);
};
const limits = (root) => { for (const stepper of root.querySelectorAll(".stepper")) limit(stepper); };
limits(document);
document.addEventListener("region", (event) => limits(event.detail));
document.addEventListener("input", (event) => { const stepper = event.target.closest(".stepper"); if (stepper) limit(stepper); });

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});

// Dialogs: focus starts where the markup says, and returns to the opener.
export const openDialog = (dialog, opener) => {
  const back = opener ?? document.activeElement;
  dialog.showModal();
  (dialog.querySelector("[data-focus]") ?? dialog.querySelector("h2"))?.focus();
  dialog.addEventListener("close", () => back?.isConnected && back.focus(), { once: true });
};
window.shop = { openDialog, announce, sendWhole };

// After a failed submission the summary is focused.
document.querySelector(".error-summary")?.focus();

// An invalid field is validated again while it is corrected.
document.addEventListener("input", (event) => {
  const field = event.target.closest(".field-invalid");
  if (!field || !event.target.matches(".input")) return;
  if (event.target.value.trim() !== "" && event.target.checkValidity()) {
    field.classList.remove("field-invalid");
    event.target.removeAttribute("aria-invalid");
    field.querySelector(".field-error")?.remove();
  }
});

// Tracks page views without a cookie: the token lives as long as the page.
const seen = document.body.dataset;
if (seen.beacon && navigator.sendBeacon) {
  const send = () => {
    const visit = { kind: seen.beacon, path: location.pathname, visit: crypto.randomUUID?.() ?? String(Math.random()) };
    if (seen.beaconSlug) visit.slug = seen.beaconSlug;
    if (seen.beaconQuery) visit.query = seen.beaconQuery;
    if (seen.beaconResults) visit.results = Number(seen.beaconResults);
    navigator.sendBeacon("/api/v1/beacon", new Blob([JSON.stringify(visit)], { type: "application/json" }));
  };
  if (document.prerendering) document.addEventListener("prerenderingchange", send, { once: true }); else send();
}
