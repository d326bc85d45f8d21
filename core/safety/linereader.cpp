// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/linereader_p.h"

#include <QIODevice>

#include <algorithm>
#include <utility>

namespace Attendant {

static constexpr qsizetype blockSize = 64 << 10;

LineReader::LineReader(QIODevice &in, qsizetype longest)
    : m_in(in)
    , m_longest(longest)
    , m_buffer(blockSize, Qt::Uninitialized)
{}

bool LineReader::hasLine() const
{
    return QByteArrayView(m_buffer).sliced(m_from, m_to - m_from).contains('\n');
}

bool LineReader::fetch()
{
    if (m_from > 0) {
        std::copy(m_buffer.cbegin() + m_from, m_buffer.cbegin() + m_to, m_buffer.begin());
        m_to -= std::exchange(m_from, 0);
    }
    if (m_to == m_buffer.size())
        m_buffer.resize(m_buffer.size() * 2);
    const qint64 more = m_in.read(m_buffer.data() + m_to, m_buffer.size() - m_to);
    if (more <= 0)
        return false;
    m_to += more;
    return true;
}

LineReader::Line LineReader::next()
{
    bool isTooLong = false;
    for (qsizetype searched = 0;;) {
        const auto here = QByteArrayView(m_buffer).sliced(m_from, m_to - m_from);
        const qsizetype end = here.indexOf('\n', searched);
        isTooLong = isTooLong || (end < 0 ? here.size() : end + 1) > m_longest;
        if (end >= 0) {
            m_from += end + 1;
            return {isTooLong ? QByteArrayView() : here.first(end + 1), isTooLong, false};
        }
        searched = here.size();
        if (isTooLong) {
            m_from = m_to;
            searched = 0;
        }
        if (fetch())
            continue;
        const auto rest = QByteArrayView(m_buffer).sliced(m_from, m_to - m_from);
        m_from = m_to;
        return {isTooLong ? QByteArrayView() : rest, isTooLong, rest.isEmpty() && !isTooLong};
    }
}

} // namespace Attendant
