import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person')
export class Person extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('uuid') unitId!: string;
  @Column('text', { default: '' }) title!: string;
  @Column('text', { default: 'zh-CN' }) locale!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}
