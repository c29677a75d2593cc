/** Makes text safe inside HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The address when a page may link to it, else nothing: no script: or data: from a message. */
export function safeHref(href: string): string | undefined {
  return /^(https?|mailto|tg):/i.test(href) ? href : undefined;
}

/** A link that opens elsewhere and gives the other page no handle on this one. */
export function link(href: string, innerHtml: string): string {
  const safe = safeHref(href);
  if (!safe) return innerHtml;
  return `<a href="${escapeHtml(safe)}" target="_blank" rel="noopener noreferrer">${innerHtml}</a>`;
}
