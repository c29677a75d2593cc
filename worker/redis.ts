import { Redis, type RedisOptions } from 'ioredis';
import { ConfigError } from '../config.ts';
import { log } from '../log.ts';

// A producer fails at once when Redis is away, the sweep comes again; a consumer waits for it.
const roles: Record<'producer' | 'consumer', RedisOptions> = {
  producer: { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 5000 },
  consumer: { maxRetriesPerRequest: null },
};

/** Connects to Redis as one who adds jobs or as one who waits for them. */
export async function connectRedis(url: string, role: 'producer' | 'consumer'): Promise<Redis> {
  const redis = new Redis(url, { ...roles[role], lazyConnect: true });
  redis.on('error', (error) => log.warn({ err: error, role }, 'redis'));
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw new ConfigError(
      'REDIS_URL: Redis 无法连接，任务进程不启动 / cannot connect to Redis, the worker does not start',
      { cause: error },
    );
  }
  return redis;
}

/** What of a Redis matters to us: the policy that could drop jobs, and whether it keeps them on disk. */
export type RedisSettings = { policy: string; appendOnly: boolean };

/** Reads the settings from INFO and, where it is allowed, from CONFIG. */
export async function readSettings(redis: Redis): Promise<RedisSettings> {
  const [memory, persistence] = await Promise.all([
    redis.info('memory'),
    redis.info('persistence'),
  ]);
  const field = (text: string, name: string) =>
    new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1];
  return {
    policy: field(memory, 'maxmemory_policy') ?? (await policyByConfig(redis)),
    appendOnly: field(persistence, 'aof_enabled') === '1',
  };
}

async function policyByConfig(redis: Redis): Promise<string> {
  const answer = (await redis.config('GET', 'maxmemory-policy')) as string[];
  return answer[1] ?? '';
}

/** Throws unless Redis would rather refuse a job than forget one without a word. */
export function refuseForgetful({ policy, appendOnly }: RedisSettings): void {
  if (policy !== 'noeviction') throw new ConfigError(forgetful(policy));
  if (!appendOnly) log.warn('redis keeps no append-only file: a restart drops the queues');
}

const forgetful = (policy: string) =>
  [
    `REDIS_URL: Redis 的 maxmemory-policy 是 ${policy}，必须是 noeviction：否则内存不足时任务会无声丢失`,
    `REDIS_URL: maxmemory-policy of Redis is ${policy}, it must be noeviction: short of memory it would drop jobs silently`,
  ].join('\n');
