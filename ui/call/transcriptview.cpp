// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/transcriptview.h"

#include "ui/call/transcriptdelegate.h"
#include "ui/common/button.h"
#include "ui/common/copytext.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

TranscriptView::TranscriptView(QWidget *parent)
    : QListView(parent)
    , m_delegate(new TranscriptDelegate(this))
    , m_newMessages(new Button(tr("New messages"), Icon::Down, this))
{
    setObjectName(u"transcriptView"_s);
    setAccessibleName(tr("Conversation"));
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setFrameShape(QFrame::NoFrame);
    setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(false); // the page's colour shows through
    m_newMessages->setObjectName(u"newMessagesButton"_s);
    m_newMessages->setSize(Button::Size::Small);
    m_newMessages->hide();
    connect(m_newMessages, &QPushButton::clicked, this, &TranscriptView::showNewest);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        m_following = isAtNewest();
        if (m_following)
            m_newMessages->hide();
    });
    // The list has grown and its scroll bar knows it.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_following)
            verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    });
    setNarrow(false);
}

void TranscriptView::setNarrow(bool narrow)
{
    m_delegate->setMargin(px(narrow ? 16 : 24), narrow ? 0.84 : 0.76);
    scheduleDelayedItemsLayout();
}

void TranscriptView::setTranscript(TranscriptModel *model)
{
    m_transcript = model;
    m_delegate->setTranscript(model);
    setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TranscriptView::onGrown);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &index) {
        // Only a bubble that needs another line moves anything.
        if (m_delegate->sizeHint({}, index).height() != visualRect(index).height()) {
            scheduleDelayedItemsLayout();
            onGrown();
        }
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_delegate->forget();
        m_following = true;
        m_newMessages->hide();
    });
}

bool TranscriptView::isAtNewest() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - px(24);
}

void TranscriptView::showNewest()
{
    m_following = true;
    m_newMessages->hide();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TranscriptView::onGrown()
{
    if (m_following)
        return; // the scroll bar's new range moves the view
    m_newMessages->show();
    m_newMessages->raise();
    placeButton();
}

void TranscriptView::placeButton()
{
    m_newMessages->adjustSize();
    m_newMessages->move((width() - m_newMessages->width()) / 2, height() - m_newMessages->height() - px(12));
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    const bool following = m_following;
    m_delegate->setWidth(viewport()->width());
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout(); // a list that does not wrap never measures its rows again by itself
    QListView::resizeEvent(event);
    placeButton();
    if (following)
        showNewest();
}

void TranscriptView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_delegate->forget();
        scheduleDelayedItemsLayout();
    }
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_End:
        showNewest();
        return;
    case Qt::Key_Home:
        verticalScrollBar()->setValue(0);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_transcript)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid()) {
        const QString text = at.data().toString();
        menu->addAction(tr("Copy this"), this, [this, text] { copyText(text, this); });
    }
    menu->addAction(tr("Copy the whole conversation"), this, [this] { copyText(m_transcript->asText(), this); });
    menu->popup(event->globalPos());
}

} // namespace Attendant::Ui
