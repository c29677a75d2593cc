import { BaseEntity, Entity, PrimaryColumn } from 'typeorm';

@Entity('task_item')
export class TaskItem extends BaseEntity {
  @PrimaryColumn('uuid') taskId!: string;
  @PrimaryColumn('uuid') itemId!: string;
}
