// What HTML cannot say: counting, copying, and pictures that are dropped or pasted.
"use strict";

const token = () => JSON.parse(document.body.getAttribute("hx-headers"));

// --- Counters ---

const bytes = new TextEncoder();

function count(field) {
  const counter = document.querySelector(`[data-counts="${field.id}"]`);
  if (!counter) return;
  const length = field.dataset.unit === "bytes" ? bytes.encode(field.value).length : [...field.value].length;
  counter.textContent = `${length} of ${field.dataset.most}`;
  counter.classList.toggle("over-limit", length > Number(field.dataset.most));
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-most]")) count(event.target);
});

// --- Copying ---

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy).textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById(button.dataset.copy));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    button.textContent = "Selected: press Control-C";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
});

// --- Pictures ---

function changed(area) {
  area.dispatchEvent(new CustomEvent("picture", { bubbles: true }));
}

async function give(area, files) {
  const most = Number(area.dataset.most);
  const place = area.querySelector(".dropped");
  const fault = area.querySelector(".fault");
  for (const file of files) {
    const query = new URLSearchParams({ field: area.dataset.drop, name: file.name || "pasted.png" });
    const answer = await fetch(`/__ui/pictures?${query}`, {
      method: "POST",
      headers: { ...token(), "Content-Type": "application/octet-stream" },
      body: file,
    });
    if (!answer.ok) {
      fault.textContent = await answer.text();
      continue;
    }
    while (place.children.length >= most) place.firstElementChild.remove();
    place.insertAdjacentHTML("beforeend", await answer.text());
  }
  changed(area);
}

document.addEventListener("change", (event) => {
  const input = event.target.closest("input[data-file]");
  if (!input) return;
  give(input.closest("[data-drop]"), [...input.files]);
  input.value = "";
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-remove]");
  if (!button) return;
  const area = button.closest("[data-drop]");
  button.closest("figure").remove();
  area.querySelector("input[data-file]").focus();
  changed(area);
});

document.addEventListener("dragover", (event) => {
  const area = event.target.closest("[data-drop]");
  if (!area) return;
  event.preventDefault();
  area.classList.add("over-it");
});

document.addEventListener("dragleave", (event) => {
  const area = event.target.closest("[data-drop]");
  if (area && !area.contains(event.relatedTarget)) area.classList.remove("over-it");
});

document.addEventListener("drop", (event) => {
  const area = event.target.closest("[data-drop]");
  if (!area) return;
  event.preventDefault();
  area.classList.remove("over-it");
  give(area, [...event.dataTransfer.files]);
});

document.addEventListener("paste", (event) => {
  const files = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
  const area = event.target.closest?.("[data-drop]") ?? document.querySelector("[data-drop]");
  if (!area || files.length === 0) return;
  event.preventDefault();
  give(area, files);
});

// --- What htmx shall do differently ---

// What was unfolded stays so when a newer one takes its place.
const unfolded = new Map();
const key = (details) => details.id || details.dataset.code;

document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("details") && key(event.target)) unfolded.set(key(event.target), event.target.open);
}, true);

document.addEventListener("htmx:afterSwap", (event) => {
  for (const details of event.target.querySelectorAll("details")) {
    if (unfolded.has(key(details))) details.open = unfolded.get(key(details));
  }
});

// The same programs again need not take the place, the focus and the selection of what is there.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  if (target.id === "code" && target.textContent === fragment.textContent) event.detail.shouldSwap = false;
});

document.addEventListener("htmx:beforeSwap", (event) => {
  // A refusal is a sentence; it is shown where the answer would be.
  if (event.detail.xhr.status >= 400 && event.detail.xhr.status < 500) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    const sentence = document.createElement("p");
    sentence.className = "state bad";
    sentence.setAttribute("role", "alert");
    sentence.textContent = event.detail.xhr.responseText;
    event.detail.serverResponse = sentence.outerHTML;
  }
});
