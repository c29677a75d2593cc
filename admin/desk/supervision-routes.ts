import { Router } from 'express';
import { deadlineBoard } from './deadline-board.ts';
import { kpiCsv, kpiJson } from './kpi-files.ts';
import { reportCsv, reportJson } from './kpi-report-files.ts';
import { kpiReport } from './kpi-report.ts';
import { kpiPage } from './kpi.ts';
import { ledgerCsv, ledgerPage } from './ledger.ts';
import { publishFigures } from './publish-figures.ts';
import { trailCard, trailCsv } from './trail.ts';

/** 督查考核: the figures of a year and the report of it, the ledger of tasks, deadlines, the trail's files. */
export function supervisionRoutes(): Router {
  const router = Router();
  router.get('/kpi', kpiPage);
  router.post('/kpi/publish', publishFigures);
  router.get('/kpi.csv', kpiCsv);
  router.get('/kpi.json', kpiJson);
  router.get('/kpi/report', kpiReport);
  router.get('/kpi/report.csv', reportCsv);
  router.get('/kpi/report.json', reportJson);
  router.get('/ledger', ledgerPage);
  router.get('/ledger/:year.csv', ledgerCsv);
  router.get('/deadline-board', deadlineBoard);
  router.get('/trail.csv', trailCsv);
  router.get('/trail/cards/:hash', trailCard);
  return router;
}
