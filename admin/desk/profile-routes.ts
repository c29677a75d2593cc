import { Router } from 'express';
import { changePage, changeParameter } from './profile-form.ts';
import { profilePage } from './profile-page.ts';
import { pressAssign, pressDerive, pressVerdict } from './profile-presses.ts';
import { profilesPage } from './profiles.ts';

/** The pages of the rule profiles: all of them, one version, the change of one parameter. */
export function profileRoutes(): Router {
  const router = Router();
  router.get('/', profilesPage);
  router.post('/', pressDerive);
  router.post('/assign', pressAssign);
  router.get('/:slug/change/:key', changePage);
  router.post('/:slug/change/:key', changeParameter);
  router.post('/:slug/verdict', pressVerdict);
  router.get('/:slug/:version', profilePage);
  return router;
}
