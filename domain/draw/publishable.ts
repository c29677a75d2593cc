/** What of an announcement tells how its pool was published and what its strata are made of. */
export type AnnouncedPool = {
  pool?: { ids?: string };
  strata?: Record<string, { filter?: object; weights?: object | null }>;
};

/**
 * Whether the pool of an announced draw may be published, once the draw is open. By pseudonym always;
 * by code only where no stratum and no weight tells a subject's risk and no class is restricted
 * (draw.md §2), whatever the bureau's rules say.
 */
export function isPublishable(announced: AnnouncedPool, isRestricted: boolean): boolean {
  if (announced.pool?.ids === 'pseudonym') return true;
  return !isRestricted && !Object.values(announced.strata ?? {}).some(tellsRisk);
}

const tellsRisk = ({ filter = {}, weights }: { filter?: object; weights?: object | null }) =>
  weights || Object.keys(filter).some((field) => !harmless.has(field));

// 高新区指引 第十七条: type, scale and area of a subject are what anybody can see of it.
const harmless = new Set(['category', 'scale', 'area']);
