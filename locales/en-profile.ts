type V = Record<string, string | number>;

/** Rule profiles: what is said of them, their versions and changes. */
export const profiles = {
  'refusal.profile-value': ({ en, key }: V) =>
    `The value of “${en ?? key}” is not of that parameter's kind (${key}); nothing was saved.`,
  'refusal.profile-taken': ({ slug }: V) =>
    `There is a profile ${slug} already. Choose another name.`,
  'refusal.profile-not-approved': ({ profile }: V) =>
    `The rule profile ${profile} has no version that is approved and in force, so no task can be set up under it. Have it approved first.`,
  'refusal.profile-below': ({ unit }: V) =>
    `${unit} works under the rules of the bureau above it. Assign them there.`,

  'event.profile.derived': ({ who, slug, name }: V) =>
    `${who} derived the rule profile ${name} (${slug})`,
  'event.profile.amended': ({ who, slug, version }: V) =>
    `${who} changed the draft of version ${version} of the rule profile ${slug}`,
  'event.profile.approved': ({ who, slug, version, effectiveFrom }: V) =>
    `${who} approved version ${version} of the rule profile ${slug}, in force from ${effectiveFrom}`,
  'event.profile.rejected': ({ who, slug, version, reason }: V) =>
    `${who} rejected version ${version} of the rule profile ${slug}: ${reason}`,
  'event.profile.assigned': ({ who, slug, version }: V) =>
    `${who} put the unit under the rule profile ${slug} (now version ${version})`,
};
