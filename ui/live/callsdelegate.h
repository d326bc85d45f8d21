// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"
#include "ui/common/speechlayout.h"

#include <QHash>
#include <QPoint>
#include <QRect>

class QHeaderView;
class QPainter;

namespace Attendant::Ui {

class ConsoleStore;

/// Paints a call as a card or as a table row, and knows where its painted buttons are. Owned by CallsView; GUI thread.
class CallsDelegate
{
public:
    /// What of a card can have the focus or be pressed.
    enum class Part { Card, TakeOver, Listen };

    /// How an item looks at this moment.
    struct State
    {
        bool hovered = false, current = false, focused = false; ///< focused: the view has the keyboard focus
        bool wide = false;     ///< an emergency two columns wide
        bool stale = false;    ///< the server is away: everything grey
        double fresh = 0;      ///< 1 → 0 while a new card's border fades
        Part focusedPart = Part::Card, hoveredPart = Part::Card, pressedPart = Part::Card;
    };

    static constexpr int cardGap = 12, cardHeight = 144, rowHeight = 36;
    enum Column { CallerColumn, OrganizationColumn, ChannelColumn, PhaseColumn, TimeColumn, LineColumn, StateColumn, columnCount };

    explicit CallsDelegate(const ConsoleStore &store)
        : m_store(store)
    {}

    void paintCard(QPainter *painter, const QRect &rect, const Call &call, const State &state);
    void paintRow(QPainter *painter, const QRect &rect, const Call &call, const State &state, const QHeaderView &header);

    /// True for calls whose card shows Take over and Listen.
    [[nodiscard]] static bool hasButtons(const Call &call);
    /// Where a button of the card is; empty when it has none.
    [[nodiscard]] static QRect partRect(const QRect &card, const Call &call, bool wide, Part part);
    [[nodiscard]] static Part partAt(const QRect &card, const Call &call, bool wide, const QPoint &point);

    /// The short text at a card's end: the reason and how long it waits, or who is on it.
    [[nodiscard]] QString stateText(const Call &call) const;
    void forget(const QString &callId) { m_speech.remove(callId); }
    void clearCache() { m_speech.clear(); }

private:
    struct Cached
    {
        SpeechText text;
        int width = 0, lines = 0;
        bool dark = false;
        std::shared_ptr<SpeechLayout> layout;
    };
    const SpeechLayout &speech(const Call &call, int width, int lines, ColorRole color, bool grey);
    void paintHead(QPainter *painter, const QRect &inner, const Call &call, const State &state);
    void paintFoot(QPainter *painter, const QRect &line, const Call &call, const State &state);
    void paintWaiting(QPainter *painter, const QRect &inner, const Call &call, const State &state);
    void paintButtons(QPainter *painter, const QRect &card, const Call &call, const State &state);

    const ConsoleStore &m_store;
    QHash<QString, Cached> m_speech;
};

} // namespace Attendant::Ui
