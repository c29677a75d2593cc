import type { RequestHandler } from 'express';
import { checkFileHeader, isCheckFilePass } from '../../chat/check-file.ts';
import { filesIn, readUpload } from './upload.ts';

const mostBytes = 1024 * 1024;

/**
 * Takes a file the way evidence comes and gives it back, for the check of the chats: whatever stands before
 * this server lets files through, or does not. Nothing is kept.
 */
export const checkFileRoute: RequestHandler = async (request, response) => {
  if (!isCheckFilePass(request.get(checkFileHeader) ?? '')) {
    return void response.sendStatus(403);
  }
  const [file] = filesIn(await readUpload(request, mostBytes), 'file');
  if (!file) return void response.sendStatus(400);
  response.type('application/octet-stream').send(Buffer.from(await file.arrayBuffer()));
};
