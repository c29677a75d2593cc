import type { FinishedRow } from '../../db/queries/finished-draw.ts';
import { isPublishable } from '../../domain/draw/publishable.ts';
import { classOf } from '../../domain/profile/parameters/classes.ts';
import { parameter, profileOf } from '../../domain/profile/profile.ts';

/** Whether the ids of an announced draw may be named in public once it is open (draw.md §2, R-160). */
export function isPoolPublic(draw: Omit<FinishedRow, 'result'>): boolean {
  const classes = parameter(profileOf(draw.profileSlug), 'disclosure.restrictedClasses');
  const isRestricted = draw.categories.some((category) => {
    const subjectClass = classOf(category);
    return subjectClass !== undefined && classes.includes(subjectClass);
  });
  return isPublishable(draw.announcement ?? {}, isRestricted || draw.hasRestrictedItem);
}
