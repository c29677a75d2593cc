// An open menu closes by Escape and by a press beside it; without this script it closes by its own name.
for (const kind of ['keydown', 'pointerdown']) {
  document.addEventListener(kind, (event) => {
    if (kind === 'keydown' && event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('.bar details[open]')) {
      if (kind === 'pointerdown' && menu.contains(event.target)) continue;
      const within = menu.contains(document.activeElement);
      menu.open = false;
      if (kind === 'keydown' && within) menu.querySelector('summary').focus();
    }
  });
}
