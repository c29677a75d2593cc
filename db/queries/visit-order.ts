/**
 * The order in which the drawn of a task get the numbers of their visits, of `drawn_subject s`. A result is
 * published under such a number: in the order of the draw it would tell stratum and pseudonym of whom it
 * names (draw.md §2), and of a rotation the day. This one follows from ids that are never published.
 */
export const visitOrder = 'sha256(uuid_send(s.draw_id) || uuid_send(s.subject_id))';
