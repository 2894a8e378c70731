"""The ground floor: errors, time, ids, money, valuations and dates. Imports no other room and no Django."""
