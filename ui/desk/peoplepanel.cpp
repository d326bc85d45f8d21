// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/peoplepanel.h"

#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/desk/presencelook.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int rowHeight = 44, stateWidth = 120;
constexpr size_t rowsShown = 30;

// Those who can be asked stand first; who is not there at all is only counted.
int order(const PersonPresence &person)
{
    if (isOnCall(person))
        return 1;
    switch (person.state) {
    case PresenceState::Available: return 0;
    case PresenceState::WrapUp: return 2;
    case PresenceState::Busy: return 3;
    case PresenceState::Away: return 4;
    case PresenceState::Offline: break;
    }
    return 5;
}

} // namespace

class PeoplePanel::Row : public QWidget
{
public:
    Row() { setFixedHeight(px(rowHeight)); }

    void show(const PersonPresence &person, bool isMe, Time now)
    {
        m_person = person;
        m_name = isMe ? PeoplePanel::tr("%1 (you)").arg(person.name) : person.name;
        m_text = presenceText(person, now);
        const QString groups = person.groups.join(u", "_s);
        setToolTip(presenceSentence(person) + (groups.isEmpty() ? QString() : u'\n' + PeoplePanel::tr("Groups: %1").arg(groups)));
        setAccessibleName(PeoplePanel::tr("%1: %2", "person: presence").arg(m_name, m_text));
        update();
    }
    void refresh(Time now)
    {
        const QString text = presenceText(m_person, now);
        if (text == m_text)
            return;
        m_text = text;
        setAccessibleName(PeoplePanel::tr("%1: %2", "person: presence").arg(m_name, m_text));
        update();
    }

    /// What the presence with its time needs: the time must not be what is cut.
    [[nodiscard]] int wantedStateWidth() const { return px(22 + 2) + textWidth(m_text, Theme::font(12, QFont::Normal, true)); }
    void setStateWidth(int width)
    {
        if (std::exchange(m_stateWidth, width) != width)
            update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        const bool onCall = isOnCall(m_person);
        const QRect box(px(15), (height() - px(24)) / 2, px(24), px(24));
        paintBox(&painter, box, px(Radius::control), onCall ? theme.greenTint : theme.shade2, onCall ? theme.greenLine : QColor());
        paintText(&painter, box, initials(m_person.name), Theme::font(11, QFont::DemiBold), onCall ? theme.greenText : theme.text, Qt::AlignHCenter);
        const int state = width() - px(15) - m_stateWidth;
        paintText(&painter, QRect(box.right() + px(12), 0, state - box.right() - px(20), height()), m_name, Theme::font(13, QFont::Medium), theme.text);
        paintPresence(&painter, QRect(state, (height() - px(14)) / 2, px(14), px(14)), m_person.state, onCall);
        paintText(&painter, QRect(state + px(22), 0, m_stateWidth - px(22), height()), m_text, Theme::font(12, QFont::Normal, true),
                  theme.*presenceColor(m_person.state, onCall));
    }

private:
    PersonPresence m_person;
    QString m_name, m_text;
    int m_stateWidth = px(stateWidth);
};

PeoplePanel::PeoplePanel(DeskStore &store, QWidget *parent)
    : Panel(tr("Who can take a call"), Icon::None, parent)
    , m_store(store)
    , m_list(new QWidget)
    , m_count(new Label({}, 12, QFont::Normal, &Theme::text3))
{
    setObjectName(u"peoplePanel"_s);
    setBodyMargins(0, 0, 0, 0);
    m_count->setTabular(true);
    m_count->setObjectName(u"availableLabel"_s);
    addToTitle(m_count);
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    body()->addWidget(m_list);
    m_pending.setSingleShot(true);
    m_pending.setInterval(0);
    connect(&m_pending, &QTimer::timeout, this, &PeoplePanel::rebuild);
    connect(&m_store, &DeskStore::peopleChanged, &m_pending, qOverload<>(&QTimer::start));
    rebuild();
}

void PeoplePanel::refreshTimes()
{
    for (Row *row : m_rows)
        row->refresh(m_store.now());
    alignStates();
}

// All states begin at the same place, where the longest of them has room.
void PeoplePanel::alignStates()
{
    int widest = px(stateWidth);
    for (const Row *row : m_rows)
        widest = std::max(widest, row->wantedStateWidth());
    for (Row *row : m_rows)
        row->setStateWidth(widest);
}

void PeoplePanel::rebuild()
{
    std::vector<PersonPresence> people = m_store.people();
    std::ranges::stable_sort(people, {}, order);
    const auto away = std::ranges::find(people, 5, order);
    const int offline = int(people.end() - away);
    people.erase(away, people.end());
    const int present = int(people.size()), more = std::max(0, present - int(rowsShown));
    people.resize(std::min(people.size(), rowsShown));
    m_count->setText(m_store.state(DeskStore::List::People).loaded ? tr("%1 of %2 available").arg(m_store.availableCount()).arg(present) : QString());

    auto *layout = static_cast<QVBoxLayout *>(m_list->layout());
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    for (const PersonPresence &person : people) {
        if (!m_rows.empty())
            layout->addWidget(new HairLine);
        auto *row = new Row;
        row->show(person, person.id == m_store.me(), m_store.now());
        layout->addWidget(row);
        m_rows.push_back(row);
    }
    alignStates();
    const auto state = m_store.state(DeskStore::List::People);
    QString rest;
    if (!state.problem.isEmpty())
        rest = tr("Who is there could not be read: %1").arg(state.problem);
    else if (!state.loaded)
        rest = tr("Asking who is there…");
    else if (people.empty())
        rest = tr("Nobody is at the desk.");
    else if (more > 0 && offline > 0)
        rest = tr("and %1 more, %2 offline").arg(more).arg(offline);
    else if (more > 0)
        rest = tr("and %n more", nullptr, more);
    else if (offline > 0)
        rest = tr("%n offline", nullptr, offline);
    if (!rest.isEmpty()) {
        auto *label = new Label(rest, 12, QFont::Normal, state.problem.isEmpty() ? &Theme::text3 : &Theme::amberText);
        label->setWordWrap(true);
        label->setContentsMargins(px(15), px(8), px(15), px(12));
        if (!m_rows.empty())
            layout->addWidget(new HairLine);
        layout->addWidget(label);
    }
}

} // namespace Attendant::Ui
