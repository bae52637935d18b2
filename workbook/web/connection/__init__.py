"""接続チェック: what of the workbook will work on this network and this device, and whom to ask for what."""
