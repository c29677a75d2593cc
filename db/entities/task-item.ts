import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('task_item')
export class TaskItem extends BaseEntity {
  @PrimaryColumn('uuid') taskId!: string;
  @PrimaryColumn('uuid') itemId!: string;
  @Column('integer', { default: 1 }) department!: number;
}
