// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/call/transcriptmodel.h"

#include <QHash>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <memory>

namespace Attendant::Ui {

/// Draws the rows of a conversation. A bubble is laid out once for its words and the view's width; the streaming one alone changes.
class TranscriptDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TranscriptDelegate(QObject *parent = nullptr);

    void setTranscript(const TranscriptModel *model);
    void setMargin(int margin, double widest); ///< left and right of the bubbles; \a widest: part of the width that a bubble may take
    /// The width of the view's inside: rows are measured and drawn for it.
    void setWidth(int width);
    void forget(); ///< theme, text size or width changed

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Bubble
    {
        QString text;
        QStringList marked;
        int available = 0;
        QSize size; ///< of the words
        struct Mark { int start, length; };
        std::vector<Mark> marks;
        std::unique_ptr<QTextLayout> layout;
    };
    const Bubble &bubble(const TranscriptRow &row, int available) const;
    static void layOut(Bubble &bubble, const TranscriptRow &row);
    [[nodiscard]] int available() const;
    void paintMarker(QPainter *painter, const QRect &rect, const TranscriptRow &row) const;
    void paintSpeech(QPainter *painter, const QRect &rect, const TranscriptRow &row) const;
    static void paintWords(QPainter *painter, const QPoint &topLeft, const Bubble &bubble, const TranscriptRow &row);

    const TranscriptModel *m_model = nullptr;
    int m_margin = 24, m_width = 400;
    double m_widest = 0.76;
    mutable QHash<quint64, std::shared_ptr<Bubble>> m_bubbles; ///< by row id
};

} // namespace Attendant::Ui
