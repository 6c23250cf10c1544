// What the shell does in the browser itself: theme, menus, the search key, and coming back after a lost connection.
(() => {
  const root = document.documentElement;

  const mark = () => {
    const now = root.dataset.theme || "auto";
    for (const button of document.querySelectorAll("[data-set-theme]"))
      button.setAttribute("aria-pressed", String(button.dataset.setTheme === now));
  };
  const setTheme = wish => {
    if (wish === "auto") delete root.dataset.theme; else root.dataset.theme = wish;
    document.cookie = `theme=${wish}; path=/; max-age=31536000; samesite=lax`;
    mark();
  };
  // Blazor renders buttons later and again; their pressed state is ours to keep.
  new MutationObserver(mark).observe(document.body, { childList: true, subtree: true });
  mark();

  const closeMenus = except => {
    for (const menu of document.querySelectorAll("details.menu[open]"))
      if (menu !== except) menu.open = false;
  };
  document.addEventListener("click", event => {
    const choice = event.target.closest("[data-set-theme]");
    if (choice) setTheme(choice.dataset.setTheme);
    closeMenus(event.target.closest("a") ? null : event.target.closest("details.menu"));
  });

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      const open = document.querySelector("details.menu[open]");
      closeMenus();
      open?.querySelector("summary").focus();
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      const field = document.getElementById("suche");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  // Pressing a button ends the typing in a field, and what is said beneath that field may go then: the button moves away
  // under the finger, and the browser finds no click on it. Whoever held still has clicked the button that he pressed.
  let pressed = null;
  document.addEventListener("pointerdown", event => {
    const button = event.button === 0 && event.target.closest("button");
    pressed = button ? { button, x: event.clientX, y: event.clientY } : null;
  }, true);
  document.addEventListener("click", event => {
    const held = pressed;
    pressed = null;
    if (!held || event.detail === 0 || held.button.contains(event.target) || !held.button.isConnected
      || Math.hypot(event.clientX - held.x, event.clientY - held.y) > 6) return;
    event.preventDefault();
    event.stopPropagation();
    held.button.click();
  }, true);

  // In the field for questions Enter sends; Shift and Enter makes a new line.
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches("[data-sends=enter]")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
  window.inkassio = {
    // A long answer is read from its beginning; and it grows a moment after it came, when its letter is drawn.
    toEnd: id => {
      const answer = document.getElementById(id)?.closest(".talk")?.querySelector(".turn:last-of-type .bot");
      if (!answer) return;
      const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
      const show = () => answer.scrollIntoView({ block: answer.offsetHeight > innerHeight * 0.7 ? "start" : "nearest", behavior });
      const growing = new ResizeObserver(show);
      growing.observe(answer);
      setTimeout(() => growing.disconnect(), 1500);
      show();
    },
  };

  // Blazor says by a class how it stands with the connection. A restarted server refuses the old circuit for good:
  // then only loading the page again helps. A server that is still away is asked again every two seconds.
  const overlay = document.getElementById("components-reconnect-modal");
  const is = state => overlay.classList.contains(`components-reconnect-${state}`);
  let asking = false;
  const comeBack = async () => {
    if (asking || !is("failed")) return;
    asking = true;
    while (is("failed")) {
      await new Promise(soon => setTimeout(soon, 2000));
      const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
      if (answer) location.reload();
    }
    asking = false;
  };
  if (overlay) new MutationObserver(() => {
    if (is("rejected")) location.reload();
    comeBack();
  }).observe(overlay, { attributeFilter: ["class"] });
})();
