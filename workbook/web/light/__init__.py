"""軽量版: the workbook as plain HTML, for networks without WebSocket, browsers without JavaScript and old phones."""
