// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSet>

namespace Attendant {

/// That something is drawn in \a image: text is smoothed into dozens of colours, an empty or broken page has a few.
inline bool showsSomething(const QImage &image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height() && colours.size() <= 50; y += 2) {
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, y));
    }
    return colours.size() > 50;
}

} // namespace Attendant
