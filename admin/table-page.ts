import type { Request, Response } from 'express';
import { nonceOf } from './guard.ts';
import { bar } from './menu.ts';
import { columnLabels } from './table-labels.ts';
import { visitorOf } from './visitor.ts';

/**
 * AdminJS's page in our clothes: without the font of a foreign host, with the header of the desk and
 * the nonce that its inline scripts need.
 */
export function dress(markup: string, request: Request, response: Response): string {
  const nonce = nonceOf(response);
  const visitor = visitorOf(response);
  const header = bar(visitor, request.originalUrl.split('?')[0] ?? '/tables').text;
  return markup
    .trimStart()
    .replace(/<link rel="stylesheet" href="https?:[^>]*>/g, '')
    .replace(
      '<link rel="shortcut icon" type="image/x-icon"',
      '<link rel="icon" type="image/svg+xml"',
    )
    .replace('</head>', () => `<style>${columnLabels(visitor)}</style></head>`)
    .replaceAll('<script>', `<script nonce="${nonce}">`)
    .replace('<body>', () => `<body class="tables">${header}`);
}
