// SPDX-License-Identifier: GPL-3.0-or-later
// The one precompiled header: std and Qt Core only. A build without it (ATTENDANT_PCH=OFF) must work as well.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QLoggingCategory>
#include <QMap>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QThread>
#include <QTimer>
#include <QUrl>
#include <QVariant>
