// What the page does beyond its form: it asks the same API while somebody types, and puts the answer, which the server
// has rendered, into its place. Without this script every button still works.
"use strict";

(() => {
  const form = document.getElementById("form");
  if (!form) return;
  const PAUSE = 300;
  const text = document.getElementById("document");
  const answers = document.getElementById("answers");
  const result = document.getElementById("result");
  const status = document.getElementById("status");
  const generate = document.getElementById("generate");
  const ORDER = ["findings", "diagram", "made", "entities", "welcome"];
  const ORDER_OF_UPDATE = ["findings", "made", "diagram", "entities", "welcome"];
  let asked = null;
  let timer = 0;
  let openPath = "";
  let wanted = null;

  // --- What is asked -------------------------------------------------------------------------------------------

  const lines = (id) => document.getElementById(id).value.split("\n").map((line) => line.trim()).filter(Boolean);
  const pairs = (id) => Object.fromEntries(lines(id).map((line) => {
    const [name, ...value] = line.split("=");
    return [name.trim(), value.join("=").trim()];
  }));

  const body = (render) => JSON.stringify({
    document: text.value,
    stack: document.getElementById("stack").value,
    render,
    answers: answers.value.trim() ? answers.value : null,
    consent: {
      rename: pairs("rename"),
      drop: lines("drop"),
      backfill: pairs("backfill"),
      allow_destructive: document.getElementById("allow_destructive").checked,
    },
  });

  const ask = async (render, signal) => {
    const response = await fetch("/api/compile", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/html" },
      body: body(render),
      signal,
    });
    return new DOMParser().parseFromString(await response.text(), "text/html");
  };

  // First what was understood, which is quick; then, if it can be built, its files.
  const compile = async () => {
    clearTimeout(timer);
    asked?.abort();
    const mine = new AbortController();
    asked = mine;
    result.setAttribute("aria-busy", "true");
    try {
      if (show(await ask(false, mine.signal))) show(await ask(true, mine.signal));
    } catch (problem) {
      if (mine.signal.aborted) return;
      status.textContent = "The server did not answer. What you wrote is still here.";
    }
    if (asked === mine) result.removeAttribute("aria-busy");
  };

  const soon = () => {
    draw();
    clearTimeout(timer);
    timer = setTimeout(compile, PAUSE);
  };

  // --- What is shown -------------------------------------------------------------------------------------------

  const keyOf = (details) => {
    const names = [];
    for (let part = details; part; part = part.parentElement.closest("#result details")) {
      names.unshift(part.querySelector("summary").textContent);
    }
    return names.join("\n");
  };

  const show = (answer) => {
    const parts = new Map([...answer.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    const findings = parts.get("findings");
    if (!findings) throw new Error("no answer");
    const folded = new Map([...result.querySelectorAll("details")].map((details) => [keyOf(details), details.open]));
    const old = result.querySelector("[data-part=made]");
    if (old && !parts.has("made")) {
      // The files of a moment ago are more than none, but no longer those of the document.
      old.classList.add("stale");
      parts.set("made", old);
    }
    if (parts.size === 1 && !result.querySelector("[data-part=welcome]")) {
      for (const name of ["diagram", "entities"]) {
        const kept = result.querySelector(`[data-part=${name}]`);
        if (kept) {
          kept.classList.add("stale");
          parts.set(name, kept);
        }
      }
    }
    const order = parts.get("made")?.id === "plan" ? ORDER_OF_UPDATE : ORDER;
    result.replaceChildren(...order.filter((name) => parts.has(name)).map((name) => document.adoptNode(parts.get(name))));
    for (const details of result.querySelectorAll("details")) {
      const before = folded.get(keyOf(details));
      if (before !== undefined) details.open = before;
    }
    if (status.textContent !== findings.dataset.status) status.textContent = findings.dataset.status;
    status.dataset.usable = findings.dataset.usable;
    mark(findings);
    const open = link(openPath) || link("/files/README.md");
    if (open && !open.closest(".stale")) read(open, false);
    return findings.dataset.usable === "yes";
  };

  const link = (path) => [...result.querySelectorAll("a[data-file]")].find((each) => path && each.href.endsWith(path));

  const read = async (chosen, focus) => {
    wanted = chosen;
    const response = await fetch(chosen.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const part = page.querySelector("[data-part=file]") || page.querySelector("[data-part=findings]");
    if (!part || !chosen.isConnected || wanted !== chosen) return;
    openPath = chosen.getAttribute("href").replace(/^\/artifacts\/[0-9a-f]+/, "");
    for (const other of result.querySelectorAll("a[data-file]")) other.removeAttribute("aria-current");
    chosen.setAttribute("aria-current", "true");
    document.getElementById("shown").replaceChildren(document.adoptNode(part));
    if (focus) part.querySelector("h3")?.focus();
  };

  // --- The editor: a copy of the text behind it carries line numbers and marks ---------------------------------------

  const mirror = document.createElement("div");
  mirror.className = "mirror";
  mirror.setAttribute("aria-hidden", "true");
  document.getElementById("editor").prepend(mirror);
  document.getElementById("editor").classList.add("live");
  let drawn = [];

  // Only lines between the first and the last that changed are made anew.
  const draw = () => {
    const now = text.value.split("\n");
    let start = 0;
    while (start < now.length && start < drawn.length && now[start] === drawn[start]) start += 1;
    let end = 0;
    while (end < now.length - start && end < drawn.length - start
      && now[now.length - 1 - end] === drawn[drawn.length - 1 - end]) end += 1;
    for (let index = drawn.length - end; index > start; index -= 1) mirror.children[index - 1].remove();
    const fresh = now.slice(start, now.length - end).map((line) => {
      const row = document.createElement("div");
      row.textContent = line || "\u200b";
      return row;
    });
    if (start === 0) mirror.prepend(...fresh);
    else mirror.children[start - 1].after(...fresh);
    drawn = now;
  };

  const mark = (findings) => {
    for (const row of mirror.querySelectorAll("[class]")) row.removeAttribute("class");
    for (const finding of [...findings.querySelectorAll("[data-line]")].reverse()) {
      const row = finding.querySelector("[data-go]") && mirror.children[Number(finding.dataset.line) - 1];
      if (row) row.className = finding.dataset.severity;
    }
  };

  const goTo = (number) => {
    const start = drawn.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (drawn[number - 1] || "").length);
    mirror.children[number - 1]?.scrollIntoView({ block: "center" });
  };

  // --- Events ---------------------------------------------------------------------------------------------------

  form.addEventListener("input", soon);
  form.addEventListener("submit", async (event) => {
    if (event.submitter !== generate) return;
    event.preventDefault();
    await compile();
    const heading = result.querySelector("[data-part=made]:not(.stale) h3, [data-part=findings]:not([hidden]) h3");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
    heading?.scrollIntoView({ block: "start" });
  });

  result.addEventListener("click", (event) => {
    const go = event.target.closest("[data-go]");
    const file = event.target.closest("[data-file]");
    if (go) {
      event.preventDefault();
      goTo(Number(go.dataset.go));
    } else if (file && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      read(file, true);
    }
  });

  const isAnswers = (name, content) => /answers\.ya?ml$/.test(name) || /^answers_version:/m.test(content);

  const take = async (file) => {
    const content = await file.text();
    if (isAnswers(file.name, content)) {
      answers.value = content;
      document.getElementById("update").open = true;
    } else {
      text.value = content;
    }
    soon();
  };

  document.getElementById("answers_file").addEventListener("change", (event) => {
    if (event.target.files[0]) take(event.target.files[0]);
    event.target.value = "";
  });
  addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) take(file);
  });

  document.documentElement.classList.add("script");
  draw();
  const first = result.querySelector("[data-part=findings]");
  if (first) show(result.cloneNode(true));
  else if (text.value.trim()) compile();
})();
