// Files of a worker follow each other in one process: each begins with the environment of the run, and
// not with what the one before it set.
const kept = globalThis as { environmentOfTheRun?: NodeJS.ProcessEnv };
const began = (kept.environmentOfTheRun ??= { ...process.env });
for (const name of Object.keys(process.env)) if (!(name in began)) delete process.env[name];
Object.assign(process.env, began);
