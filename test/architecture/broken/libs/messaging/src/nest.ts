// Breaks a rule on purpose: Nest outside platform and apps.
export { Module } from '@nestjs/common';
