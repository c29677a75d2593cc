import { Router } from 'express';
import { gaugesPage } from './gauges.ts';
import { itemPresses } from './item-presses.ts';
import { itemPage, newItemPage } from './items.ts';
import { planPage } from './plan.ts';
import { planLinePage } from './plan-line.ts';
import { planPresses } from './plan-presses.ts';
import { simulationPage } from './simulation.ts';

/** The item list and the annual plan: from their drafts to the gauges of the year. */
export function planningRoutes(): Router {
  const router = Router();
  router.get('/items/new', newItemPage);
  router.get('/items/:id', itemPage);
  router.get('/plans/:id', planPage);
  router.get('/plans/:id/lines/:lineId', planLinePage);
  router.get('/plans/:id/simulation', simulationPage);
  router.get('/plans/:id/gauges', gaugesPage);
  for (const [path, handler] of Object.entries({ ...itemPresses, ...planPresses })) {
    router.post(path, handler);
  }
  return router;
}
