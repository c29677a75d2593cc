import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EntityManager } from 'typeorm';

/*
 * A transaction that asks the pool for a second connection waits for itself once as many of them run as the
 * pool holds. In tests it fails at once, and says where; what tells of its progress beside its transaction is
 * named here.
 */
const aside = ['usecases/registry/import/progress.ts', 'usecases/archive/build.ts'];

type Within = { open: boolean };
type Run = (tx: EntityManager) => Promise<unknown>;
type Obtain = (this: unknown) => Promise<unknown>;

// Files of a worker share their modules: it is watched once.
const kept = globalThis as { watchesConnections?: true };
if (!kept.watchesConnections) {
  kept.watchesConnections = true;
  watch(new AsyncLocalStorage<Within>());
}

function watch(within: AsyncLocalStorage<Within>): void {
  const { prototype } = EntityManager;
  // oxlint-disable-next-line typescript/unbound-method
  const transaction = prototype.transaction as (...given: unknown[]) => Promise<unknown>;
  prototype.transaction = function (this: EntityManager, ...given: unknown[]) {
    const marked = given.map((each) => (typeof each === 'function' ? inside(each as Run) : each));
    return transaction.apply(this, marked);
  } as never;
  const inside = (run: Run): Run => {
    return (tx) => {
      const store = { open: true };
      return within.run(store, () => run(tx).finally(() => (store.open = false)));
    };
  };
  const driver = driverOf();
  const obtain = driver.obtainMasterConnection;
  driver.obtainMasterConnection = function () {
    const second = within.getStore()?.open && secondIn(new Error('stack').stack ?? '');
    return second ? Promise.reject(second) : obtain.call(this);
  };
}

const secondIn = (stack: string): Error | undefined =>
  aside.some((file) => stack.includes(file))
    ? undefined
    : new Error(`a transaction asks for a second connection:\n${stack}`);

// TypeORM does not export its drivers.
function driverOf(): { obtainMasterConnection: Obtain } {
  const require = createRequire(import.meta.url);
  const file = path.join(
    path.dirname(require.resolve('typeorm')),
    'driver/postgres/PostgresDriver.js',
  );
  return require(file).PostgresDriver.prototype;
}
