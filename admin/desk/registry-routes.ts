import { Router } from 'express';
import { inspectorPage } from './inspector.ts';
import { inspectorPresses } from './inspector-presses.ts';
import { registryPage } from './registry.ts';
import { registryAtPage } from './registry-at.ts';
import { registryPresses } from './registry-presses.ts';
import { subjectPage } from './subject.ts';

/** The pages of the two registries, and what can be done there. */
export function registryRoutes(): Router {
  const router = Router();
  router.get('/registry', registryPage);
  router.get('/registry/as-of', registryAtPage);
  router.get('/registry/subjects/:id', subjectPage);
  router.get('/registry/inspectors/:id', inspectorPage);
  for (const [path, handler] of Object.entries({ ...registryPresses, ...inspectorPresses })) {
    router.post(path, handler);
  }
  return router;
}
