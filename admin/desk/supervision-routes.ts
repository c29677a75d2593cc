import { Router } from 'express';
import { kpiCsv, kpiJson } from './kpi-files.ts';
import { kpiReport } from './kpi-report.ts';
import { kpiPage } from './kpi.ts';

/** 督查考核: the figures of a year and the report of it. */
export function supervisionRoutes(): Router {
  const router = Router();
  router.get('/kpi', kpiPage);
  router.get('/kpi.csv', kpiCsv);
  router.get('/kpi.json', kpiJson);
  router.get('/kpi/report', kpiReport);
  return router;
}
