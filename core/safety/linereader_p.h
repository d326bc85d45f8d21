// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QIODevice;

namespace Attendant {

/// Lines from a device, read in blocks: QIODevice's own way takes some devices byte by byte. Whoever answers line by line asks hasLine()
/// before the next() that may wait, and sends first what is ready.
class LineReader
{
public:
    /// \a longest: of a line, its end included, in bytes. \a in outlives this and gives what it has (a pipe must not wait for more).
    LineReader(QIODevice &in, qsizetype longest);

    struct Line
    {
        QByteArrayView text;    ///< its end included, where it has one; valid until the next call
        bool isTooLong = false; ///< then text is empty and the line has been passed over
        bool isEnd = false;     ///< there is none
    };
    [[nodiscard]] Line next();
    /// A whole line is here already.
    [[nodiscard]] bool hasLine() const;

private:
    /// Fetches more behind what is here. False at the end.
    [[nodiscard]] bool fetch();

    QIODevice &m_in;
    qsizetype m_longest;
    QByteArray m_buffer;
    qsizetype m_from = 0, m_to = 0;
};

} // namespace Attendant
