// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/organizationlist.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/paint.h"
#include "ui/organizations/openstate.h"

#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

class OrganizationDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const int width = view ? view->viewport()->width() : option.rect.width();
        return {px(120), px(34) + stateRect(index, width).height() + px(4)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QRect box = option.rect.adjusted(0, 0, 0, -px(2));
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            paintBox(painter, box, px(Radius::control), selected ? theme.selected : theme.hover, {});
        if (option.state.testFlag(QStyle::State_HasFocus))
            paintBox(painter, box, px(Radius::control), {}, theme.accentText, 2);
        const QRect line(box.left() + px(12), box.top() + px(8), box.width() - px(24), px(20));
        paintText(painter, line, index.data().toString(), Theme::font(13, selected ? QFont::DemiBold : QFont::Medium), theme.text);
        painter->setFont(stateFont());
        painter->setPen(selected ? theme.text2 : theme.text3);
        painter->drawText(stateRect(index, box.width()).translated(line.left(), line.top() + px(19)), Qt::TextWordWrap, index.data(OrganizationModel::StateRole).toString());
    }

private:
    static QFont stateFont() { return Theme::font(12, QFont::Normal, true); }

    /// In another zone, or another language, it takes a second line.
    static QRect stateRect(const QModelIndex &index, int width)
    {
        const QFontMetrics metrics(stateFont());
        const QString state = index.data(OrganizationModel::StateRole).toString();
        const int height = metrics.boundingRect(QRect(0, 0, width - px(24), px(60)), Qt::TextWordWrap, state).height();
        return {0, 0, width - px(24), std::max(px(16), height)};
    }
};

} // namespace

void OrganizationModel::setOrganizations(const std::vector<Organization> &organizations, Time now)
{
    beginResetModel();
    m_rows.clear();
    for (const Organization &organization : organizations)
        m_rows.push_back({organization, openState(organization, now)});
    std::ranges::sort(m_rows, [](const Row &a, const Row &b) { return a.organization.name.localeAwareCompare(b.organization.name) < 0; });
    endResetModel();
}

void OrganizationModel::setNow(Time now)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        QString state = openState(m_rows[i].organization, now);
        if (state == m_rows[i].state)
            continue;
        m_rows[i].state = std::move(state);
        Q_EMIT dataChanged(index(int(i)), index(int(i)), {StateRole, Qt::AccessibleDescriptionRole});
    }
}

int OrganizationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant OrganizationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return row.organization.name;
    case Qt::AccessibleTextRole: return row.organization.name + u", "_s + row.state;
    case IdRole: return row.organization.id.text();
    case StateRole:
    case Qt::AccessibleDescriptionRole: return row.state;
    default: return {};
    }
}

OrganizationList::OrganizationList(QWidget *parent)
    : QWidget(parent)
    , m_model(new OrganizationModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_find(new SearchField(tr("Find")))
    , m_view(new QListView)
{
    setFixedWidth(px(240));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(8), px(12), px(9), px(12));
    layout->setSpacing(px(8));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(px(4), 0, px(4), 0);
    top->setSpacing(px(8));
    m_find->setObjectName(u"findOrganizationField"_s);
    auto *add = Button::iconOnly(Icon::Add, tr("New organization"));
    add->setObjectName(u"newOrganizationButton"_s);
    top->addWidget(m_find, 1);
    top->addWidget(add);
    layout->addLayout(top);

    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new OrganizationDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setObjectName(u"organizationListView"_s);
    m_view->setAccessibleName(tr("Organizations"));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_view, 1);

    auto *files = new Button(tr("Import or export"), Icon::Import);
    files->setObjectName(u"importExportButton"_s);
    files->setFillsWidth(true);
    auto *menu = new QMenu(files);
    QAction *import = menu->addAction(icon(Icon::Import), tr("Import from a JSON file…"));
    m_export = menu->addAction(icon(Icon::Export), tr("Export this one as JSON…"));
    files->setMenu(menu);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(px(4), 0, px(4), 0);
    bottom->addWidget(files);
    layout->addLayout(bottom);

    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) { m_filter->setFilterFixedString(text.simplified()); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        if (m_filter->rowCount() > 0)
            m_view->setCurrentIndex(m_filter->index(0, 0));
    });
    connect(add, &QPushButton::clicked, this, &OrganizationList::newRequested);
    connect(import, &QAction::triggered, this, &OrganizationList::importRequested);
    connect(m_export, &QAction::triggered, this, &OrganizationList::exportRequested);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        m_export->setEnabled(current.isValid());
        if (!m_quiet && current.isValid())
            Q_EMIT chosen(OrgId(current.data(OrganizationModel::IdRole).toString()));
    });
}

void OrganizationList::setOrganizations(const std::vector<Organization> &organizations, Time now)
{
    const OrgId before = selected();
    m_quiet = true;
    m_model->setOrganizations(organizations, now);
    m_quiet = false;
    select(before);
}

void OrganizationList::select(const OrgId &id)
{
    m_quiet = true;
    const auto found = id.isEmpty() ? QModelIndexList() : m_filter->match(m_filter->index(0, 0), OrganizationModel::IdRole, id.text(), 1, Qt::MatchExactly);
    if (found.isEmpty())
        m_view->selectionModel()->clear();
    else
        m_view->setCurrentIndex(found.first());
    m_export->setEnabled(!found.isEmpty());
    m_quiet = false;
}

OrgId OrganizationList::selected() const
{
    return OrgId(m_view->currentIndex().data(OrganizationModel::IdRole).toString());
}

void OrganizationList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::current().line);
}

} // namespace Attendant::Ui
