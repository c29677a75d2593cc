/** What of an item limits how many of its subjects may be drawn. */
type Limited = { kind: string; ratioMaxBp: number | null };

/** 高青细则 第九条: a general item's ratio is strictly limited, in basis points; a key item's is not. */
export const ratioLimitOf = ({ kind, ratioMaxBp }: Limited): number | null =>
  kind === 'general' ? ratioMaxBp : null;

/** How many of `eligible` a limit allows: rounded down, or the limit would be broken. */
export const mostOf = (eligible: number, limitBp: number): number =>
  Math.floor((eligible * limitBp) / 10_000);
