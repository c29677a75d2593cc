import { parseArgs } from 'node:util';
import { type Profile, profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Command, UsageError } from '../command.ts';
import { diffJson, diffTable, titleOf, toJson, toTable } from './profile-print.ts';

const usage =
  '用法 Usage: profile list | show SLUG[@VERSION] | diff SLUG[@VERSION] SLUG[@VERSION] [--json] [--database]';

/**
 * `profile list`, `profile show SLUG`, `profile diff A B`: the rule profiles of the bureaus, each value
 * with its article. With `--database` those derived at this site as well, in any approved version.
 */
export const profile: Command = async (words, { out }) => {
  const { verb, slugs, json, database } = readWords(words);
  const read = (find: Find) => print(verb, slugs, json, find);
  out(await (database ? withDatabase(read) : read(builtIn)));
  return 0;
};

/** Where profiles come from: one by its name and version, and all names. */
type Find = {
  one: (slug: string, version: number | undefined) => Promise<Profile | undefined>;
  slugs: () => Promise<string[]>;
};

const arity: Record<string, number> = { list: 0, show: 1, diff: 2 };

function readWords(words: string[]) {
  const { positionals, ...options } = readOptions(words);
  const [verb = '', ...slugs] = positionals;
  if (!Object.hasOwn(arity, verb) || slugs.length !== arity[verb]) {
    throw new UsageError(`${usage} (${profileSlugs.join(', ')})`);
  }
  return { verb, slugs, ...options };
}

function readOptions(words: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: {
        json: { type: 'boolean', default: false },
        database: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    return { positionals, ...values };
  } catch (error) {
    throw new UsageError(`${usage} (${String(error).split('\n')[0]})`);
  }
}

async function print(verb: string, slugs: string[], json: boolean, find: Find): Promise<string> {
  const names = verb === 'list' ? await find.slugs() : slugs;
  const [one, other, ...more] = await Promise.all(names.map((name) => found(name, find)));
  const all = [one, other, ...more].filter((each) => each !== undefined);
  if (verb === 'list') {
    const listed = all.map(({ slug, name, version }) => ({ slug, name, version }));
    return json ? JSON.stringify(listed) : all.map(titleOf).join('\n');
  }
  if (verb === 'diff') {
    return json ? JSON.stringify(diffJson(one!, other!)) : diffTable(one!, other!).join('\n');
  }
  return json ? JSON.stringify(toJson(one!)) : toTable(one!).join('\n');
}

async function found(name: string, { one, slugs }: Find): Promise<Profile> {
  const [, slug, version] = /^([^@]+)(?:@([1-9][0-9]{0,8}))?$/.exec(name) ?? [];
  const profile = slug && (await one(slug, version ? Number(version) : undefined));
  if (profile) return profile;
  const known = (await slugs()).join(', ');
  throw new UsageError(`没有这个局 No such profile: ${JSON.stringify(name)} (${known})`);
}

const builtIn: Find = {
  one: (slug, version) => {
    const profile = profileSlugs.includes(slug) ? profileOf(slug) : undefined;
    const isOther = version !== undefined && profile?.version !== version;
    return Promise.resolve(isOther ? undefined : profile);
  },
  slugs: () => Promise.resolve([...profileSlugs]),
};

// Loaded only when asked for: the built-in profiles need no database and no configuration.
async function withDatabase(read: (find: Find) => Promise<string>): Promise<string> {
  const { connect, database, disconnect } = await import('../../db/data-source.ts');
  const { currentProfile, profileAt } = await import('../../db/queries/profile.ts');
  const wasOpen = database().isInitialized;
  const { manager } = await connect();
  const one = (slug: string, version: number | undefined) =>
    (version ? profileAt(manager, slug, version) : currentProfile(manager, slug)).catch(unknown);
  const slugs = async () => {
    const rows: { slug: string }[] = await manager.query(
      `select distinct slug from profile_version where state = 'approved' order by slug`,
    );
    return [...new Set([...profileSlugs, ...rows.map(({ slug }) => slug)])];
  };
  try {
    return await read({ one, slugs });
  } finally {
    if (!wasOpen) await disconnect();
  }
}

function unknown(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}
