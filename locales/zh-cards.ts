/** Texts of chat cards. */
export const cards = {};
