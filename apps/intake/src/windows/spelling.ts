// How what identifies a person is spelled, so that the same person is found again however it was typed.

export const nameSpelled = (typed: string): string => typed.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');

export const phoneSpelled = (typed: string): string => typed.replaceAll(/[() -]/g, '');

export const idNumberSpelled = (typed: string): string => typed.replaceAll(/[() -]/g, '').toUpperCase();
