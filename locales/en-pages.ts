/** Texts of the pages of the web chat. */
export const pages = {};
