"""The engine of all registers: entries, versions, decisions and reads. It never names a register."""
