import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('drawn_subject')
export class DrawnSubject extends BaseEntity {
  @PrimaryColumn('uuid') drawId!: string;
  @PrimaryColumn('integer') stratum!: number;
  @PrimaryColumn('integer') rank!: number;
  @Column('text') recordId!: string;
  @Column('uuid') subjectId!: string;
}
